import type { components } from "@/api/generated";

type S = components["schemas"];
export type BulletinList = S["BulletinList"];
export type BulletinPeriod = S["BulletinPeriod"];
export type BulletinPaper = S["BulletinPaper"];
export type Bulletin = S["BulletinPage"];
export type FigureRow = S["FigureRow"];
export type Line = S["BulletinLine"];
export type Ranking = S["BulletinRanking"];
export type Records = S["FigureRecords"];
export type BulletinCommittee = S["BulletinCommittee"];
