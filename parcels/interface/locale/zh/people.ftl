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
