//! What the stored fields are called, by JSON path: for the history, for clashes and for the profile.

use crate::domain::Collection;
use crate::i18n::Text;

/// The top-level field of a path: `/phones/0/number` → `phones`.
fn top(path: &str) -> &str {
    path.trim_start_matches('/').split('/').next().unwrap_or("")
}

/// A field of a record of any collection. A field of another version keeps its own name: `None`.
pub fn field(collection: Collection, path: &str) -> Option<Text> {
    match collection {
        Collection::Customers => customer_field(path),
        Collection::Logs => log_field(path),
        Collection::Actions => action_field(path),
        Collection::History => None,
    }
}

fn common_field(name: &str) -> Option<Text> {
    Some(match name {
        "id" => Text::new("编号", "Id"),
        "created_at" => Text::new("新建时间", "Created"),
        "updated_at" => Text::new("更新时间", "Updated"),
        "device" => Text::new("设备", "Device"),
        "deleted_at" => Text::new("删除时间", "Deleted"),
        _ => return None,
    })
}

/// A field of a customer.
pub fn customer_field(path: &str) -> Option<Text> {
    Some(match top(path) {
        "kind" => Text::new("类型", "Type"),
        "name" => Text::new("名称", "Name"),
        "alias" => Text::new("简称、别名", "Short or other name"),
        "organisation" => Text::new("所在单位", "Organisation"),
        "department" => Text::new("部门", "Department"),
        "title" => Text::new("职务", "Position"),
        "gender" => Text::new("性别", "Gender"),
        "industry" => Text::new("行业", "Industry"),
        "nature" => Text::new("客户性质", "Nature"),
        "size" => Text::new("规模", "Size"),
        "region" => Text::new("地区", "Region"),
        "stage" => Text::new("客户阶段", "Stage"),
        "stage_since" => Text::new("进入阶段", "In this stage since"),
        "trade" => Text::new("交易情况", "Trade"),
        "standing" => Text::new("交易量", "Standing"),
        "source" => Text::new("客户来源", "Source"),
        "phones" => Text::new("电话", "Phone"),
        "emails" => Text::new("邮箱", "E-mail"),
        "wechat" => Text::new("微信", "WeChat"),
        "website" => Text::new("网站", "Website"),
        "addresses" => Text::new("地址", "Address"),
        "birthday" => Text::new("生日", "Birthday"),
        "dates" => Text::new("纪念日", "Dates to remember"),
        "family" => Text::new("家人", "Family"),
        "interests" => Text::new("兴趣", "Interests"),
        "tags" => Text::new("标签", "Tags"),
        "notes" => Text::new("备注", "Notes"),
        "facts" => Text::new("信息来源", "Sources of facts"),
        "demo" => Text::new("示例", "Example"),
        name => return common_field(name),
    })
}

/// A field of a log entry.
pub fn log_field(path: &str) -> Option<Text> {
    Some(match top(path) {
        "customer" => Text::new("客户", "Customer"),
        "contact" => Text::new("联系人", "Contact"),
        "kind" => Text::new("方式", "Kind"),
        "at" => Text::new("时间", "When"),
        "text" => Text::new("内容", "Text"),
        name => return common_field(name),
    })
}

/// A field of a next action.
pub fn action_field(path: &str) -> Option<Text> {
    Some(match top(path) {
        "customer" => Text::new("客户", "Customer"),
        "kind" => Text::new("方式", "Kind"),
        "title" => Text::new("做什么", "What to do"),
        "note" => Text::new("备注", "Note"),
        "due" => Text::new("哪天", "Day"),
        "time" => Text::new("几点", "Time"),
        "done_at" => Text::new("完成时间", "Done"),
        "postponed" => Text::new("改期次数", "Times moved"),
        "log" => Text::new("来自跟进记录", "From the log entry"),
        "follow_up_day" => Text::new("第几天回访", "Follow-up day"),
        name => return common_field(name),
    })
}
