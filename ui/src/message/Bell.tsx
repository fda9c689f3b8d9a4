import { Link } from "@tanstack/react-router";
import { BellOutlined } from "@ant-design/icons";
import { Badge } from "antd";
import { useUnread } from "./queries";

/** How many messages I have not read; red when one is urgent. */
export function Bell() {
  const unread = useUnread();
  const { count = 0, all = 0, urgent = 0 } = unread.data ?? {};
  const say = count === 0 ? "消息，没有未读" : `消息，${count} 条未读${all > count ? `（合并自 ${all} 件）` : ""}${urgent ? `，其中 ${urgent} 条紧急` : ""}`;
  return (
    <Link to={"/messages" as never} className="bell" aria-label={say} title={say} data-testid="bell">
      <Badge count={count} size="small" overflowCount={99} color={urgent ? "var(--red)" : "var(--blue)"}><BellOutlined style={{ fontSize: 17, color: "var(--soft)" }} /></Badge>
    </Link>
  );
}
