/** An entity picker for addresses, which may name an entity by its id, a code or a name. */

import { useQuery } from "@tanstack/react-query";
import { searchQuery } from "@/api/queries";
import { EntityPicker } from "./EntityPicker";

interface Props {
  label: string;
  value: string | null;
  onChange: (id: string | null) => void;
}

const COUNTRY_CODE = /^[A-Z]{2}$/;

export function NamePicker({ label, value: given, onChange }: Props) {
  const value = given !== null && COUNTRY_CODE.test(given) ? `country/${given}` : given;
  const named = value !== null && !value.includes("/");
  const found = useQuery({ ...searchQuery(named ? value : "", undefined, 2), enabled: named });
  const hits = named ? (found.data?.entities ?? []).filter((hit) => hit.exact) : [];
  const id = named ? (hits[0]?.id ?? null) : value;
  return (
    <EntityPicker label={label} value={id} onChange={(chosen) => onChange(chosen)} placeholder="Any name or spelling" />
  );
}
