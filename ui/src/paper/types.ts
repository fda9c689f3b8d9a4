import type { components } from "@/api/generated";

type S = components["schemas"];
export type PaperRow = S["PaperRow"];
export type Paper = S["PaperView"];
export type Pages = S["PaperPages"];
export type Template = S["PaperTemplateView"];
export type PaperWord = S["PaperWord"];
export type PaperWordRow = S["PaperWordRow"];
export type Look = S["PaperPreview"];
