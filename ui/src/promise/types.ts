import type { components } from "@/api/generated";

type S = components["schemas"];
export type PromiseView = S["PromiseView"];
export type PromisePage = S["PromisePage"];
export type PromiseSum = S["PromiseSum"];
export type Figures = S["PromiseFigures"];
export type Work = S["PromisedWork"];
