## 情景方案：错误、操作、日志

code-action-view-scenarios = 查看情景方案
code-action-change-scenario = 修改情景方案
code-because-not-own = 该方案由他人编制，仅编制人及其所属平台的规划人员可以修改
code-because-not-shared = 该方案为草稿，尚未共享
error-scenario-unknown = 没有编号为 { $scenario } 的情景方案，请在方案列表中选择。
error-scenario-state-unknown = 情景方案 { $scenario } 没有第 { $state } 版。
error-scenario-run-unknown = 没有编号为 { $run } 的计算结果，请重新计算该方案。
error-scenario-changed = 情景方案 { $scenario } 已被他人修改，本次修改未保存，请重新载入后再改。
error-scenario-closed = 情景方案 { $scenario } 已转报或已归档，不再修改；如需继续，请另存为新方案。
error-scenario-name = 请填写方案名称，不超过 { $limit } 个字。
error-scenario-value = “{ $field }”不能取值“{ $value }”，请核对单位、正负和写法。
error-scenario-unreadable = 存储的情景方案无法读取（{ $problem }），可能由其他版本的程序写入。
error-scenario-changes-many = 一个情景方案最多 { $limit } 项改动，请拆分为两个方案。
error-scenario-nothing-to-undo = 情景方案 { $scenario } 没有可撤销的改动。
error-scenario-nothing-to-redo = 情景方案 { $scenario } 没有可恢复的改动。
event-scenario-created = 编制情景方案 { $scenario }：{ $name }
event-scenario-renamed = 情景方案 { $scenario } 更名：{ $name }
event-scenario-shared = 共享情景方案 { $scenario }
event-scenario-promoted = 情景方案 { $scenario } 转报用地安排：{ $allocations }
event-scenario-archived = 归档情景方案 { $scenario }
code-event-scenario-created = 编制情景方案
code-event-scenario-renamed = 情景方案更名
code-event-scenario-shared = 共享情景方案
code-event-scenario-promoted = 情景方案转报
code-event-scenario-archived = 归档情景方案
log-table-scenario = 情景方案
