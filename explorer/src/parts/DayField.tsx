/** A day, month or year, told to its owner once it is whole. */

import { useEffect, useState } from "react";

const WHOLE = /^\d{4}(-\d\d(-\d\d)?)?$/;

export function DayField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (day: string) => void;
}) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const whole = text.trim() === "" || WHOLE.test(text.trim());
  const tell = () => {
    if (whole && text.trim() !== value) onChange(text.trim());
  };
  return (
    <label>
      {label}
      <input
        value={text}
        inputMode="numeric"
        placeholder="2025 or 2025-02-17"
        aria-invalid={!whole}
        onChange={(event) => setText(event.target.value)}
        onBlur={tell}
        onKeyDown={(event) => event.key === "Enter" && tell()}
      />
    </label>
  );
}
