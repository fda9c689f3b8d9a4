import type { components } from "@/api/generated";

/** A doubt about an instrument; those of a document are `DoubtView`. */
export type DoubtView = components["schemas"]["SensorDoubt"];
