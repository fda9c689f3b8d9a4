import type { Offer } from "@/api/types";
import type { MarkSaid } from "@/point/types";

/** A doubt about an instrument as the server sends it. Kept here until the generated document holds it. */
export type DoubtView = {
  id: string; point: string; point_code: string; point_name: string; kind: string; kind_label: string; site: string; site_name: string; critical: boolean; rule: string; rule_label: string; score: number;
  from_at: string; to_at: string; told: string; figures: { label: string; value: number }[]; days: number; found_at: string; state: string; state_label: string; level: number; level_label: string;
  verify_due: string; overdue: boolean; explained?: MarkSaid | null; verified?: MarkSaid | null; closed?: MarkSaid | null;
  steps: { level: number; level_label: string; at: string; why: string; known?: MarkSaid | null }[]; version: number; offers: Offer[];
};
