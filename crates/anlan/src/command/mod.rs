//! The command line.

mod database;
mod gateway;
mod generate;
pub use generate::{rights, routes};
mod parse;
mod run;
mod simulate;
mod user;

use clap::{Parser, Subcommand, ValueEnum};
use std::net::SocketAddr;
use std::path::PathBuf;

pub use run::run;

/// 安澜 Anlan: what an order says, who must do it, and whether it is done.
#[derive(Debug, Parser)]
#[command(name = "anlan", version, about = "安澜：安全生产治理平台", propagate_version = true)]
pub struct Cli {
    /// 配置文件（TOML）；也可用环境变量 ANLAN_CONFIG
    #[arg(long, global = true, env = "ANLAN_CONFIG")]
    pub config: Option<PathBuf>,
    /// 数据库：SQLite 文件路径，或 postgres://…
    #[arg(long, global = true)]
    pub database: Option<String>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// 启动服务
    Serve {
        /// 监听地址，如 0.0.0.0:8400
        #[arg(long)]
        listen: Option<SocketAddr>,
    },
    /// 启动演示：内置数据库、虚构的云岭州、可拨动的时钟
    Demo {
        /// 改用这份真实文件（docx pdf txt html xlsx）作为待校核方案
        #[arg(long)]
        plan: Option<PathBuf>,
        /// 监听地址
        #[arg(long, default_value = "127.0.0.1:8400")]
        listen: SocketAddr,
        /// 演示时钟的起点（北京时间的日期）
        #[arg(long, default_value = "2024-11-20")]
        day: jiff::civil::Date,
        /// 不放入历史进展，只有机构和人员
        #[arg(long)]
        bare: bool,
        /// 演示时钟走多快：0 不走，1 与真实时间同速，12 为十二倍
        #[arg(long, default_value_t = 0)]
        pace: u32,
    },
    /// 登记监测数据网关，显示它的令牌（只显示这一次）；已有的换新令牌
    Gateway {
        /// 网关编码，测点台账里填的就是它
        code: String,
        /// 名称
        name: String,
    },
    /// 监测
    #[command(subcommand)]
    Sense(SenseCommand),
    /// 政策文件
    #[command(subcommand)]
    Policy(PolicyCommand),
    /// 数据库
    #[command(subcommand)]
    Db(DbCommand),
    /// 用户
    #[command(subcommand)]
    User(UserCommand),
    /// 台账链
    #[command(subcommand)]
    Ledger(LedgerCommand),
    /// 生成接口文档、路由、权限、状态图（供仓库的检查使用）
    #[command(name = "gen")]
    Generate {
        /// 写到这个目录
        #[arg(long)]
        out: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub enum PolicyCommand {
    /// 解析文件为措施、责任、时限、频次、目标
    Parse {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
        /// 印发日期（文件里没有时）
        #[arg(long)]
        issued_on: Option<jiff::civil::Date>,
        /// 输出到文件（xlsx 必填）
        #[arg(long, short)]
        out: Option<PathBuf>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Table,
    Json,
    Xlsx,
}

#[derive(Debug, Subcommand)]
pub enum DbCommand {
    /// 升级数据库结构
    Migrate,
    /// 数据库现状：引擎、结构版本、各表行数
    Status,
    /// 核对：凡能数两遍的都重数一遍，并重算台账链；有不符时列出并以失败结束
    Checkup,
    /// 重新编入检索词（直接写过数据库，或核对说检索索引不符时）
    Words,
    /// 备份（SQLite）到一个新文件
    Backup { to: PathBuf },
}

#[derive(Debug, Subcommand)]
pub enum LedgerCommand {
    /// 重新计算哈希链，报告断链
    Verify,
}

#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// 新建首个管理员或其他用户；密码从环境变量 ANLAN_PASSWORD 或标准输入读取
    Add {
        login: String,
        #[arg(long)]
        name: String,
        /// 角色代码，如 admin、office_clerk
        #[arg(long, default_value = "admin")]
        role: String,
        /// 区划代码，如 990100
        #[arg(long)]
        region: String,
        /// 首次安装时的地区名称，如 云岭州
        #[arg(long)]
        region_name: Option<String>,
        /// 所在单位全称；没有时新建为安委办
        #[arg(long)]
        unit: String,
    },
    /// 重设密码
    Password { login: String },
    /// 解除锁定
    Unlock { login: String },
}

/// Instruments.
#[derive(Debug, Subcommand)]
pub enum SenseCommand {
    /// 向一台服务器播放一个虚构省份的监测数据：正常起伏、泄漏、漂移、中断，以及各种造假
    Simulate(simulate::Play),
}
