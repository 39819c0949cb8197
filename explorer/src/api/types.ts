/** Names for what the API answers. */

import type { Schemas } from "./client";

export type Fact = Schemas["FactOut"];
export type Evidence = Schemas["EvidenceOut"];
export type Cited = Schemas["CitedOut"];
export type Role = Schemas["RoleOut"];
export type Hit = Schemas["HitOut"];
export type Entity = Schemas["EntityOut"];
export type Relation = Schemas["RelationOut"];
export type Neighbours = Schemas["NeighboursOut"];
export type Page = Schemas["FactPage"];
export type Stats = Schemas["StatsOut"];
export type Overview = Schemas["OverviewOut"];
export type Value = Schemas["FacetValueOut"];
export type Pair = Schemas["PairOut"];
export type Job = Schemas["JobOut"];
export type WholeJob = Schemas["WholeJobOut"];
export type Outcome = Schemas["OutcomeOut"];
export type Schema = Schemas["SchemaOut"];

export const ENTITIES = ["Country", "Place", "Organization", "Official", "Person", "Asset", "Crime"] as const;
export const EVENTS = ["Meeting", "Measure", "Agreement", "Statement"] as const;
export const LABELS = [...ENTITIES, ...EVENTS, "Document"] as const;
export type EntityLabel = (typeof ENTITIES)[number];
export type EventLabel = (typeof EVENTS)[number];
export type Label = (typeof LABELS)[number];
