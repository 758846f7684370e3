//! Cities with their areas, so that address, area code and region fit together.

use crate::domain::customers::Region;

pub struct City {
    pub name: &'static str,
    pub region: Region,
    pub area_code: &'static str,
    /// Length of its telephone numbers.
    pub digits: usize,
    pub districts: &'static [&'static str],
}

const fn city(
    region: Region,
    name: &'static str,
    area_code: &'static str,
    digits: usize,
    districts: &'static [&'static str],
) -> City {
    City { name, region, area_code, digits, districts }
}

use Region::{Central, East, North, Northeast, Northwest, South, Southwest};

pub static CITIES: &[City] = &[
    city(Northeast, "沈阳", "024", 8, &["铁西区", "浑南区", "和平区", "皇姑区"]),
    city(Northeast, "大连", "0411", 8, &["甘井子区", "中山区", "沙河口区"]),
    city(Northeast, "长春", "0431", 8, &["南关区", "朝阳区", "绿园区"]),
    city(Northeast, "哈尔滨", "0451", 8, &["南岗区", "道里区", "松北区"]),
    city(North, "北京", "010", 8, &["海淀区", "朝阳区", "大兴区", "丰台区"]),
    city(North, "天津", "022", 8, &["西青区", "河西区", "滨海新区"]),
    city(North, "石家庄", "0311", 8, &["长安区", "裕华区", "桥西区"]),
    city(North, "太原", "0351", 7, &["小店区", "迎泽区", "万柏林区"]),
    city(North, "呼和浩特", "0471", 7, &["赛罕区", "新城区"]),
    city(East, "上海", "021", 8, &["浦东新区", "闵行区", "嘉定区", "松江区"]),
    city(East, "苏州", "0512", 8, &["工业园区", "吴中区", "相城区", "虎丘区"]),
    city(East, "杭州", "0571", 8, &["余杭区", "滨江区", "萧山区", "西湖区"]),
    city(East, "南京", "025", 8, &["江宁区", "鼓楼区", "建邺区"]),
    city(East, "宁波", "0574", 8, &["鄞州区", "北仑区", "镇海区"]),
    city(East, "合肥", "0551", 8, &["蜀山区", "包河区", "庐阳区"]),
    city(East, "青岛", "0532", 8, &["市南区", "黄岛区", "城阳区"]),
    city(East, "厦门", "0592", 7, &["湖里区", "思明区", "集美区"]),
    city(East, "南昌", "0791", 8, &["青山湖区", "红谷滩区"]),
    city(Central, "武汉", "027", 8, &["洪山区", "江汉区", "东西湖区", "汉阳区"]),
    city(Central, "长沙", "0731", 8, &["岳麓区", "雨花区", "望城区"]),
    city(Central, "郑州", "0371", 8, &["金水区", "中原区", "二七区"]),
    city(Central, "襄阳", "0710", 7, &["樊城区", "襄城区"]),
    city(South, "广州", "020", 8, &["天河区", "番禺区", "白云区", "黄埔区"]),
    city(South, "深圳", "0755", 8, &["南山区", "宝安区", "龙岗区", "福田区"]),
    city(South, "佛山", "0757", 8, &["顺德区", "南海区", "禅城区"]),
    city(South, "南宁", "0771", 7, &["青秀区", "西乡塘区"]),
    city(South, "海口", "0898", 8, &["龙华区", "美兰区"]),
    city(Southwest, "成都", "028", 8, &["武侯区", "双流区", "郫都区", "锦江区"]),
    city(Southwest, "重庆", "023", 8, &["渝北区", "九龙坡区", "江北区", "沙坪坝区"]),
    city(Southwest, "昆明", "0871", 8, &["五华区", "官渡区", "呈贡区"]),
    city(Southwest, "贵阳", "0851", 8, &["观山湖区", "云岩区"]),
    city(Northwest, "西安", "029", 8, &["雁塔区", "未央区", "莲湖区"]),
    city(Northwest, "兰州", "0931", 7, &["城关区", "七里河区"]),
    city(Northwest, "银川", "0951", 7, &["金凤区", "兴庆区"]),
    city(Northwest, "乌鲁木齐", "0991", 7, &["天山区", "水磨沟区"]),
];

pub static ROADS: &[&str] = &[
    "建设路",
    "人民路",
    "文昌路",
    "迎宾大道",
    "创新路",
    "工业三路",
    "春晖路",
    "锦绣路",
    "临江路",
    "长青路",
    "学府路",
    "兴业街",
    "和平路",
    "星湖街",
    "科技二路",
    "香樟路",
    "平安大道",
    "东风路",
    "民生街",
    "银杏路",
    "园区南路",
    "翠竹路",
    "通达路",
    "振兴路",
];

pub static BUILDINGS: &[&str] =
    &["远景大厦", "创业中心", "联合广场", "科创园", "商务楼", "金桥中心", "时代广场", "产业园", "国际中心", "东方大厦"];

pub static ESTATES: &[&str] =
    &["锦绣家园", "翠湖花园", "阳光小区", "和苑", "桂花城", "滨江名邸", "枫林里", "书香门第", "绿洲新村", "兰亭苑"];
