export type Choice = { value: string; label: string };
const list = (pairs: [string, string][]): Choice[] => pairs.map(([value, label]) => ({ value, label }));

export const kinds = list([["hot_work", "动火"], ["confined_space", "受限空间"], ["blind_plate", "盲板抽堵"], ["work_at_height", "高处"], ["lifting", "吊装"], ["temp_power", "临时用电"], ["excavation", "动土"], ["road_block", "断路"]]);
export const hotGrades = list([["hot_special", "特级动火"], ["hot_first", "一级动火"], ["hot_second", "二级动火"]]);
export const states = list([["applied", "已申请"], ["analysed", "分析合格"], ["approved", "已批准"], ["working", "作业中"], ["paused", "已暂停"], ["closed", "已验收关闭"], ["void", "已作废"]]);
