// Generated from the flows of the server; do not edit.

export type PolicyState = 'draft' | 'issued' | 'superseded' | 'void'
export type PolicyAction = 'issue' | 'replace' | 'void'
export const policy_state_labels: Record<PolicyState, string> = {
  draft: '待校核',
  issued: '已下发',
  superseded: '已被替代',
  void: '已作废',
}
export const policy_action_labels: Record<PolicyAction, string> = {
  issue: '下发',
  replace: '由新版本替代',
  void: '作废',
}

export type RecordState = 'valid' | 'voided'
export type RecordAction = 'void'
export const record_state_labels: Record<RecordState, string> = {
  valid: '有效',
  voided: '已作废',
}
export const record_action_labels: Record<RecordAction, string> = {
  void: '作废',
}

export type WorkState = 'issued' | 'accepted' | 'working' | 'submitted' | 'lead_verified' | 'verified' | 'closed' | 'returned'
export type WorkAction = 'accept' | 'progress' | 'submit' | 'return' | 'confirm' | 'verify' | 'check' | 'close' | 'reopen'
export const work_state_labels: Record<WorkState, string> = {
  issued: '待认领',
  accepted: '已认领',
  working: '进行中',
  submitted: '已报完成',
  lead_verified: '牵头已核验',
  verified: '经办已核验',
  closed: '已销号',
  returned: '已退回',
}
export const work_action_labels: Record<WorkAction, string> = {
  accept: '认领',
  progress: '说明进展',
  submit: '报完成',
  return: '退回',
  confirm: '核实进展',
  verify: '牵头核验通过',
  check: '经办核验通过',
  close: '销号',
  reopen: '重开',
}

export type ExtensionState = 'none' | 'requested' | 'extended' | 'refused'
export type ExtensionAction = 'request' | 'extend' | 'refuse'
export const extension_state_labels: Record<ExtensionState, string> = {
  none: '未申请延期',
  requested: '延期待批',
  extended: '已延期',
  refused: '延期未获准',
}
export const extension_action_labels: Record<ExtensionAction, string> = {
  request: '申请延期',
  extend: '同意延期',
  refuse: '不同意延期',
}

export type DisputeState = 'none' | 'raised' | 'upheld' | 'rejected'
export type DisputeAction = 'raise' | 'uphold' | 'reject'
export const dispute_state_labels: Record<DisputeState, string> = {
  none: '无争议',
  raised: '争议待裁定',
  upheld: '争议成立，已改派',
  rejected: '争议不成立',
}
export const dispute_action_labels: Record<DisputeAction, string> = {
  raise: '提出职责争议',
  uphold: '改派其他单位',
  reject: '维持原责任单位',
}

export type PauseState = 'running' | 'suspended'
export type PauseAction = 'suspend' | 'resume'
export const pause_state_labels: Record<PauseState, string> = {
  running: '正常',
  suspended: '已中止',
}
export const pause_action_labels: Record<PauseAction, string> = {
  suspend: '中止',
  resume: '恢复',
}

