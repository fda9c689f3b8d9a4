import dayjsGenerateConfig from "@rc-component/picker/generate/dayjs";
import dayjs from "dayjs";
import { showMinute } from "./dates";

/**
 * The pickers' “today” is the server's: a computer whose clock is wrong, or the demo whose clock is moved, must not
 * open a calendar in another year. `now` is the server's answer, shown as the time of Asia/Shanghai; it goes on from there.
 */
export function setClock(now: string) {
  const ahead = dayjs(showMinute(now)).valueOf() - Date.now();
  dayjsGenerateConfig.getNow = () => dayjs(Date.now() + ahead);
}
