// Generated from the flows of the server; do not edit.

export type RiskState = 'draft' | 'assessed' | 'signed' | 'published' | 'retired'
export type RiskAction = 'assess' | 'sign' | 'return' | 'publish' | 'review' | 'appoint' | 'reassess' | 'retire' | 'reopen'
export const risk_state_labels: Record<RiskState, string> = {
  draft: '待评价',
  assessed: '已评价',
  signed: '已签批',
  published: '已公示',
  retired: '已消除',
}
export const risk_action_labels: Record<RiskAction, string> = {
  assess: '完成评价',
  sign: '签批',
  return: '退回修改',
  publish: '签字公示',
  review: '登记调度',
  appoint: '明确包案领导',
  reassess: '启动再评价',
  retire: '登记消除',
  reopen: '重新列入',
}

export type MeetingState = 'planned' | 'called' | 'held' | 'minuted' | 'closed' | 'cancelled'
export type MeetingAction = 'call' | 'hold' | 'minute' | 'close' | 'cancel'
export const meeting_state_labels: Record<MeetingState, string> = {
  planned: '筹备中',
  called: '通知已发',
  held: '已召开，待出纪要',
  minuted: '纪要已签发',
  closed: '已归档',
  cancelled: '已取消',
}
export const meeting_action_labels: Record<MeetingAction, string> = {
  call: '发会议通知',
  hold: '登记召开',
  minute: '签发纪要',
  close: '归档',
  cancel: '取消会议',
}

export type PaperState = 'draft' | 'signing' | 'issued' | 'void'
export type PaperAction = 'submit' | 'return' | 'sign' | 'void' | 'revoke'
export const paper_state_labels: Record<PaperState, string> = {
  draft: '草稿',
  signing: '待签发',
  issued: '已签发',
  void: '已作废',
}
export const paper_action_labels: Record<PaperAction, string> = {
  submit: '送签',
  return: '退回修改',
  sign: '签发',
  void: '作废',
  revoke: '撤回作废',
}

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

export type AccidentState = 'reported' | 'verified' | 'investigating' | 'submitted' | 'approved' | 'evaluated' | 'struck'
export type AccidentAction = 'verify' | 'investigate' | 'submit' | 'approve' | 'return' | 'raise' | 'strike' | 'list' | 'review' | 'evaluate'
export const accident_state_labels: Record<AccidentState, string> = {
  reported: '已报告',
  verified: '已核实',
  investigating: '调查中',
  submitted: '调查报告已提交',
  approved: '已批复结案',
  evaluated: '整改已评估',
  struck: '已核销',
}
export const accident_action_labels: Record<AccidentAction, string> = {
  verify: '核实',
  investigate: '成立调查组',
  submit: '提交调查报告',
  approve: '批复结案',
  return: '退回重新调查',
  raise: '提级调查',
  strike: '核销',
  list: '挂牌督办',
  review: '审核同意',
  evaluate: '登记整改评估',
}

export type SuperviseState = 'draft' | 'served' | 'held' | 'replied' | 'returned' | 'accepted' | 'stopped'
export type SuperviseAction = 'sign' | 'hold' | 'reply' | 'accept' | 'return' | 'conclude' | 'stop'
export const supervise_state_labels: Record<SuperviseState, string> = {
  draft: '待签发',
  served: '已送达',
  held: '已约谈，待整改报告',
  replied: '已回复，待审核',
  returned: '回复已退回',
  accepted: '已办结',
  stopped: '已终止',
}
export const supervise_action_labels: Record<SuperviseAction, string> = {
  sign: '签发',
  hold: '记录约谈',
  reply: '回复',
  accept: '认可回复',
  return: '退回回复',
  conclude: '回填结果',
  stop: '终止',
}

export type TermState = 'none' | 'asked' | 'granted' | 'refused'
export type TermAction = 'ask' | 'grant' | 'refuse'
export const term_state_labels: Record<TermState, string> = {
  none: '未申请延期',
  asked: '延期待批',
  granted: '已延期',
  refused: '延期未获准',
}
export const term_action_labels: Record<TermAction, string> = {
  ask: '申请延期回复',
  grant: '同意延期',
  refuse: '不同意延期',
}

export type TourState = 'draft' | 'running' | 'concluded' | 'withdrawn'
export type TourAction = 'issue' | 'conclude' | 'withdraw'
export const tour_state_labels: Record<TourState, string> = {
  draft: '拟定中',
  running: '实施中',
  concluded: '已办结',
  withdrawn: '已撤销',
}
export const tour_action_labels: Record<TourAction, string> = {
  issue: '批准实施',
  conclude: '办结',
  withdraw: '撤销',
}

export type TourVisitState = 'planned' | 'begun' | 'finished' | 'cancelled'
export type TourVisitAction = 'begin' | 'finish' | 'cancel'
export const tour_visit_state_labels: Record<TourVisitState, string> = {
  planned: '已排期',
  begun: '进行中',
  finished: '已完成',
  cancelled: '已取消',
}
export const tour_visit_action_labels: Record<TourVisitAction, string> = {
  begin: '进驻',
  finish: '完成',
  cancel: '取消',
}

export type TourFindingState = 'noted' | 'assigned' | 'failed' | 'closed' | 'dropped'
export type TourFindingAction = 'assign' | 'pass' | 'fail' | 'drop'
export const tour_finding_state_labels: Record<TourFindingState, string> = {
  noted: '已记录，待交办',
  assigned: '已交办',
  failed: '复核未通过',
  closed: '复核销号',
  dropped: '随巡查取消',
}
export const tour_finding_action_labels: Record<TourFindingAction, string> = {
  assign: '交办',
  pass: '复核通过',
  fail: '复核未通过',
  drop: '取消',
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

export type SiteState = 'building' | 'operating' | 'stopped' | 'closed'
export type SiteAction = 'open' | 'rename' | 'merge' | 'stop' | 'resume' | 'close' | 'reopen'
export const site_state_labels: Record<SiteState, string> = {
  building: '在建',
  operating: '生产经营',
  stopped: '停产停业',
  closed: '已关闭',
}
export const site_action_labels: Record<SiteAction, string> = {
  open: '投产',
  rename: '更名',
  merge: '并入',
  stop: '停产停业',
  resume: '复工复产',
  close: '关闭',
  reopen: '恢复登记',
}

export type HazardState = 'reported' | 'assigned' | 'plan_due' | 'plan_review' | 'rectifying' | 'fixed' | 'review' | 'accepted' | 'closed' | 'void' | 'merged'
export type HazardAction = 'verify' | 'verify_major' | 'fix_on_spot' | 'plan' | 'approve_plan' | 'refuse_plan' | 'rectify' | 'finish' | 'pass' | 'return' | 'close' | 'reopen' | 'upgrade' | 'downgrade' | 'merge' | 'void'
export const hazard_state_labels: Record<HazardState, string> = {
  reported: '待核实',
  assigned: '待整改',
  plan_due: '待报方案',
  plan_review: '方案待审',
  rectifying: '整改中',
  fixed: '当场已改待确认',
  review: '待复查',
  accepted: '复查合格待销号',
  closed: '已销号',
  void: '不属实',
  merged: '已并案',
}
export const hazard_action_labels: Record<HazardAction, string> = {
  verify: '核实交办',
  verify_major: '核定为重大隐患',
  fix_on_spot: '当场整改',
  plan: '报治理方案',
  approve_plan: '批准方案',
  refuse_plan: '退回方案',
  rectify: '登记整改进展',
  finish: '报整改完成',
  pass: '复查合格',
  return: '退回整改',
  close: '销号',
  reopen: '重新立案',
  upgrade: '改判为重大',
  downgrade: '改判为一般',
  merge: '并案',
  void: '判为不属实',
}

export type DualReportState = 'none' | 'regulator' | 'workers' | 'both'
export type DualReportAction = 'tell_regulator' | 'tell_workers'
export const dual_report_state_labels: Record<DualReportState, string> = {
  none: '两路均未报告',
  regulator: '已报监管部门，职工大会未报',
  workers: '已报职工大会，监管部门未报',
  both: '两路均已报告',
}
export const dual_report_action_labels: Record<DualReportAction, string> = {
  tell_regulator: '报告监管部门',
  tell_workers: '报告职工大会（职代会）',
}

export type HazardExtensionState = 'none' | 'requested' | 'extended' | 'refused'
export type HazardExtensionAction = 'request' | 'extend' | 'refuse'
export const hazard_extension_state_labels: Record<HazardExtensionState, string> = {
  none: '未申请延期',
  requested: '延期待批',
  extended: '已延期',
  refused: '延期未获准',
}
export const hazard_extension_action_labels: Record<HazardExtensionAction, string> = {
  request: '申请延期',
  extend: '同意延期',
  refuse: '不同意延期',
}

export type ListingState = 'proposed' | 'listed' | 'extension_asked' | 'acceptance_due' | 'delisted' | 'refused'
export type ListingAction = 'list' | 'refuse' | 'file' | 'publish' | 'report' | 'ask_extension' | 'extend' | 'refuse_extension' | 'escalate' | 'apply' | 'send_back' | 'delist' | 'publish_end'
export const listing_state_labels: Record<ListingState, string> = {
  proposed: '待审定',
  listed: '已挂牌',
  extension_asked: '延期待定',
  acceptance_due: '待摘牌审核',
  delisted: '已摘牌',
  refused: '未予挂牌',
}
export const listing_action_labels: Record<ListingAction, string> = {
  list: '审定挂牌',
  refuse: '不予挂牌',
  file: '报上级备案',
  publish: '向社会公布',
  report: '报督办进展',
  ask_extension: '申请延长挂牌期限',
  extend: '同意延长',
  refuse_extension: '不同意延长',
  escalate: '提级挂牌',
  apply: '报请摘牌',
  send_back: '退回整改',
  delist: '摘牌',
  publish_end: '公布摘牌',
}

export type StopOrderState = 'ordered' | 'lift_asked' | 'lifted'
export type StopOrderAction = 'ask_lift' | 'stay' | 'lift'
export const stop_order_state_labels: Record<StopOrderState, string> = {
  ordered: '执行中',
  lift_asked: '申请恢复待审查',
  lifted: '已解除',
}
export const stop_order_action_labels: Record<StopOrderAction, string> = {
  ask_lift: '申请恢复',
  stay: '不予恢复',
  lift: '解除决定',
}

export type PermitState = 'applied' | 'analysed' | 'approved' | 'working' | 'paused' | 'closed' | 'void'
export type PermitAction = 'analyse' | 'approve' | 'start' | 'pause' | 'resume' | 'close' | 'void'
export const permit_state_labels: Record<PermitState, string> = {
  applied: '已申请',
  analysed: '分析合格',
  approved: '已批准',
  working: '作业中',
  paused: '已暂停',
  closed: '已验收关闭',
  void: '已作废',
}
export const permit_action_labels: Record<PermitAction, string> = {
  analyse: '登记合格分析',
  approve: '批准',
  start: '开工',
  pause: '暂停作业',
  resume: '恢复作业',
  close: '验收关闭',
  void: '作废',
}

export type PointState = 'in_service' | 'suppressed' | 'out_of_service' | 'retired'
export type PointAction = 'suppress' | 'take_out' | 'put_back' | 'retire' | 'calibrate'
export const point_state_labels: Record<PointState, string> = {
  in_service: '在用',
  suppressed: '设计抑制',
  out_of_service: '停用',
  retired: '已拆除',
}
export const point_action_labels: Record<PointAction, string> = {
  suppress: '设计抑制',
  take_out: '停用',
  put_back: '恢复在用',
  retire: '拆除',
  calibrate: '登记标校',
}

export type PointRuleState = 'proposed' | 'in_force' | 'past' | 'refused'
export type PointRuleAction = 'approve' | 'refuse' | 'withdraw' | 'replace'
export const point_rule_state_labels: Record<PointRuleState, string> = {
  proposed: '待监管批准',
  in_force: '执行中',
  past: '已被替换',
  refused: '未批准',
}
export const point_rule_action_labels: Record<PointRuleAction, string> = {
  approve: '批准',
  refuse: '不予批准',
  withdraw: '撤回',
  replace: '替换',
}

export type AlarmSignalState = 'UNACK' | 'ACKED' | 'RTNUN' | 'LATUN' | 'LATACK' | 'SHELVED' | 'DSUPR' | 'OOSRV' | 'NORM'
export type AlarmSignalAction = 'acknowledge' | 'return' | 'latch' | 'reset' | 'rearm' | 'shelve' | 'suppress' | 'remove' | 'release'
export const alarm_signal_state_labels: Record<AlarmSignalState, string> = {
  UNACK: '未确认报警',
  ACKED: '已确认报警',
  RTNUN: '恢复未确认',
  LATUN: '锁存未确认',
  LATACK: '锁存已确认',
  SHELVED: '搁置',
  DSUPR: '设计抑制',
  OOSRV: '停用',
  NORM: '正常',
}
export const alarm_signal_action_labels: Record<AlarmSignalAction, string> = {
  acknowledge: '确认',
  return: '恢复',
  latch: '恢复并锁存',
  reset: '复位',
  rearm: '再报警',
  shelve: '搁置',
  suppress: '设计抑制',
  remove: '停用',
  release: '解除',
}

export type AlarmState = 'open' | 'confirmed' | 'working' | 'handled' | 'closed'
export type AlarmAction = 'confirm' | 'assign' | 'handle' | 'return' | 'know' | 'escalate' | 'hazard' | 'close' | 'lapse'
export const alarm_state_labels: Record<AlarmState, string> = {
  open: '待确认',
  confirmed: '已确认',
  working: '处置中',
  handled: '已反馈',
  closed: '已闭环',
}
export const alarm_action_labels: Record<AlarmAction, string> = {
  confirm: '确认',
  assign: '指派',
  handle: '反馈处置结果',
  return: '退回',
  know: '登记知悉',
  escalate: '升级',
  hazard: '转为隐患',
  close: '闭环',
  lapse: '随静默结束',
}

export type ShelvingState = 'asked' | 'active' | 'ended' | 'refused'
export type ShelvingAction = 'approve' | 'refuse' | 'withdraw' | 'lift' | 'expire'
export const shelving_state_labels: Record<ShelvingState, string> = {
  asked: '待审批',
  active: '搁置中',
  ended: '已结束',
  refused: '未批准',
}
export const shelving_action_labels: Record<ShelvingAction, string> = {
  approve: '批准搁置',
  refuse: '不予批准',
  withdraw: '撤回申请',
  lift: '提前解除',
  expire: '到期恢复',
}

export type ShiftState = 'planned' | 'handed' | 'void'
export type ShiftAction = 'hand_over' | 'void'
export const shift_state_labels: Record<ShiftState, string> = {
  planned: '已排班',
  handed: '已交班',
  void: '已取消',
}
export const shift_action_labels: Record<ShiftAction, string> = {
  hand_over: '交班',
  void: '取消值班',
}

export type DoubtState = 'open' | 'confirmed' | 'cleared' | 'closed'
export type DoubtAction = 'explain' | 'know' | 'verify' | 'clear' | 'close'
export const doubt_state_labels: Record<DoubtState, string> = {
  open: '待现场核查',
  confirmed: '属实待处置',
  cleared: '已排除',
  closed: '已闭环',
}
export const doubt_action_labels: Record<DoubtAction, string> = {
  explain: '企业说明',
  know: '登记知悉',
  verify: '现场核查属实',
  clear: '现场核查排除',
  close: '闭环',
}

export type PowerFilingState = 'proposed' | 'in_force' | 'refused' | 'withdrawn'
export type PowerFilingAction = 'approve' | 'refuse' | 'withdraw'
export const power_filing_state_labels: Record<PowerFilingState, string> = {
  proposed: '待监管确认',
  in_force: '已备案',
  refused: '已退回',
  withdrawn: '已撤回',
}
export const power_filing_action_labels: Record<PowerFilingAction, string> = {
  approve: '确认备案',
  refuse: '退回',
  withdraw: '撤回',
}

export type WarningState = 'issued' | 'responded' | 'downgraded' | 'lifted' | 'withdrawn'
export type WarningAction = 'respond' | 'verify' | 'know' | 'raise' | 'downgrade' | 'lift' | 'withdraw'
export const warning_state_labels: Record<WarningState, string> = {
  issued: '已发布待响应',
  responded: '已响应',
  downgraded: '已降级',
  lifted: '已解除',
  withdrawn: '已撤销',
}
export const warning_action_labels: Record<WarningAction, string> = {
  respond: '响应',
  verify: '核实',
  know: '登记知悉',
  raise: '升级',
  downgrade: '降级',
  lift: '解除',
  withdraw: '撤销',
}

export type AreaWarningState = 'issued' | 'responded' | 'downgraded' | 'lifted'
export type AreaWarningAction = 'respond' | 'raise' | 'downgrade' | 'lift'
export const area_warning_state_labels: Record<AreaWarningState, string> = {
  issued: '已发布待响应',
  responded: '已响应',
  downgraded: '已降级',
  lifted: '已解除',
}
export const area_warning_action_labels: Record<AreaWarningAction, string> = {
  respond: '响应',
  raise: '升级',
  downgrade: '降级',
  lift: '解除',
}

export type ReceiverState = 'on' | 'off' | 'parked' | 'removed'
export type ReceiverAction = 'enable' | 'disable' | 'park' | 'resume' | 'remove'
export const receiver_state_labels: Record<ReceiverState, string> = {
  on: '启用',
  off: '停用',
  parked: '已暂停（投递失败）',
  removed: '已撤销',
}
export const receiver_action_labels: Record<ReceiverAction, string> = {
  enable: '启用',
  disable: '停用',
  park: '暂停投递',
  resume: '恢复投递',
  remove: '撤销',
}

export type ChannelState = 'on' | 'off' | 'parked' | 'removed'
export type ChannelAction = 'enable' | 'disable' | 'park' | 'resume' | 'remove'
export const channel_state_labels: Record<ChannelState, string> = {
  on: '启用',
  off: '停用',
  parked: '已暂停（发送失败）',
  removed: '已撤销',
}
export const channel_action_labels: Record<ChannelAction, string> = {
  enable: '启用',
  disable: '停用',
  park: '暂停发送',
  resume: '恢复发送',
  remove: '撤销',
}

