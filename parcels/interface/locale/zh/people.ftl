# 人员与登录：错误
error-sign-in-refused = 登录名或密码不正确，或该登录名因多次输错已暂时锁定。请核对后再试；仍不能登录时，请联系系统管理员重置密码。
error-sign-in-busy = 该地址尝试次数过多。请在 { $minutes } 分钟后再试。
error-form-stale = 页面已过期，未提交任何内容。请再试一次。
error-form-too-big = 提交的内容过大，未作处理。
error-password-short = 密码至少 { $shortest } 个字符。请加长。
error-password-long = 密码最多 { $longest } 个字符。请缩短。
error-password-simple = 密码至少包含 { $different } 个不同字符。请换一个。
error-password-is-name = 密码不得包含登录名或姓名。请换一个。
error-password-same = 新密码与原密码相同。请换一个。
error-passwords-differ = 两次输入的新密码不一致。请重新输入。
error-person-unknown = 没有登录名为 { $person } 的人员。用 parcels people list 查看全部人员。
error-person-name-refused = { $person } 不能作为登录名。请用 2 至 32 个小写字母、数字或 . _ -，以字母开头，且不以 demo_ 或 parcels- 开头。
error-person-facts-refused = { $field ->
    [name] 姓名须为 1 至 80 个可显示的字符。
    [role] “命令行”不是可授予人员的角色。
    [department] 条保部门经办人须指明部门，其他角色不得指明部门。
    [platform_id] 只有平台规划和招商专员可以限定在一个平台。
   *[other] 外部身份的写法为“签发者|主体”，由反向代理认证时为“proxy|名称”。
 }
error-person-platform-unknown = 没有平台 { $platform }。请用平台数据中的编号。
error-person-department-unknown = 没有部门 { $department }。可用：{ $known }
error-person-role-unknown = 没有角色 { $role }。可用：{ $known }
error-person-self = 不能更改自己的角色，也不能停用自己（{ $person }）。请由另一名系统管理员办理。
error-person-last-administrator = { $person } 是最后一名可登录的系统管理员。请先另设一名。
error-identity-exists = 外部身份 { $identity } 已属于另一名人员。请先在该人员处去掉。
error-identity-unknown = 单位统一认证已确认您的身份，但本工作区没有对应人员。请把以下身份告知系统管理员：{ $identity }
error-password-needs-terminal = 需要在终端输入密码。请在终端运行，或去掉 --ask 以生成一次性密码。
error-demo-users-not-demo = --demo-users 仅用于演示工作区，{ $workspace } 不是。请去掉 --demo-users 并用登录名进入。
error-proxy-settings-refused = 环境变量 { $setting } 的值“{ $value }”不可用。PARCELS_TRUSTED_PROXIES 为反向代理的地址或网段（以逗号分隔），PARCELS_PROXY_HEADER 为其传递人员名称的请求头，两者须同时设置。

# 登录页面
sign-in-title = 登录
sign-in-text = 请使用系统管理员为您开通的登录名。
sign-in-name = 登录名
sign-in-password = 密码
sign-in-button = 登录
sign-in-go = 前往登录
sign-in-other = 使用单位统一认证登录
sign-in-other-failed = 单位统一认证未能完成登录：认证被取消，或认证凭证无效、已过期。请重试；仍不成功的，请联系系统管理员。
sign-in-local = 使用登录名和密码登录
sign-out = 退出登录
sign-out-everywhere = 在所有设备上退出
sign-out-proxy = 您由单位的反向代理登录，请在单位门户退出。
password-title = 修改密码
password-text = 修改后，其他设备上的登录全部失效。
password-must = 您使用的是一次性密码。请先设置自己的密码。
password-once = 一次性密码
password-old = 原密码
password-new = 新密码
password-again = 再次输入新密码
password-rule = 至少 { $shortest } 个字符，不含登录名或姓名
password-button = 保存新密码

# 人员页面
page-people = 人员
people-none = 尚未登记人员。在下方添加第一位；演示身份不在此列。
people-id = 登录名
people-id-help = 2 至 32 个小写字母、数字或 . _ -，以字母开头；以后不能更改
people-name = 姓名
people-role = 角色
people-bound = 限定
people-by = 登录方式
people-state = 状态
people-by-once = 一次性密码，尚未修改
people-by-password = 密码
people-on = 可登录
people-off = 已停用
people-locked = 输错密码，暂时锁定
people-add = 新增人员
people-change = 修改人员
people-save = 保存
people-reset = 重置密码
people-switch-on = 启用（解除锁定）
people-switch-off = 停用
people-platform = 限定平台编号
people-platform-help = 仅用于平台规划和招商专员；不填则不限定
people-department = 部门
people-external = 外部身份
people-external-help = 由单位统一认证登录时填写：签发者|主体，或 proxy|名称；填写后不发密码
people-password = { $person } 的一次性密码，仅显示这一次，请当面或通过安全渠道交给本人：
people-done = { $person } 的信息已保存。

# 命令行
cli-help-people =
    可登录的人员。
cli-help-people-list =
    列出全部人员。
cli-example-people-list =
    示例：

      parcels people list my-city
cli-help-people-add =
    新增人员并显示一次性密码；首次登录须修改。
cli-example-people-add =
    示例：

      parcels people add my-city li.na officer --name 李娜
cli-help-people-role =
    更改角色，立即生效。
cli-example-people-role =
    示例：

      parcels people role my-city li.na leader
cli-help-people-password =
    重置为一次性密码，并结束其全部登录。
cli-example-people-password =
    示例：

      parcels people password my-city li.na
cli-help-people-off =
    停用人员，立即失去全部登录；记录保留。
cli-example-people-off =
    示例：

      parcels people off my-city li.na
cli-help-people-on =
    重新启用人员，并解除输错密码的锁定。
cli-example-people-on =
    示例：

      parcels people on my-city li.na
cli-arg-person = 登录名
cli-arg-role = 角色：planner、promoter、officer、department、leader、auditor、administrator
cli-option-person-name = 姓名，不填则同登录名
cli-option-person-platform = 平台规划、招商专员限定的平台编号
cli-option-department = 条保部门经办人的部门，如 forestry
cli-option-external = 由单位统一认证登录：签发者|主体，或 proxy|名称；不发密码
cli-option-ask = 在终端输入密码，不自动生成
cli-serve-admin = 该工作区还没有人员，已新增系统管理员 { $person }。一次性密码（仅显示这一次，登录后须修改）：{ $password }
