import dayjsGenerateConfig from "@rc-component/picker/generate/dayjs";
import { describe, expect, it } from "vitest";
import { setClock } from "./clock";

describe("today in a calendar", () => {
  it("is the server's day, whatever this computer says", () => {
    setClock("2024-11-20T23:59:00+08:00");
    expect(dayjsGenerateConfig.getNow().format("YYYY-MM-DD HH:mm")).toBe("2024-11-20 23:59");
    setClock("2030-12-31T16:00:00Z");
    expect(dayjsGenerateConfig.getNow().format("YYYY-MM-DD HH:mm")).toBe("2031-01-01 00:00");
  });
});
