import type { ThemeConfig } from "antd";

const still = () => typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches;

/** The look in antd's own words; the same values stand in base.css. */
export const theme: ThemeConfig = {
  cssVar: { key: "anlan" },
  hashed: false,
  token: {
    colorPrimary: "#1f5fbf", colorLink: "#1f5fbf", colorText: "#1c2530", colorTextSecondary: "#5b6776", colorTextTertiary: "#76828f",
    colorBorder: "#d5dce4", colorBorderSecondary: "#e3e8ee", colorBgLayout: "#f5f7fa", colorError: "#c8352b", colorWarning: "#966200",
    colorSuccess: "#1d7f4f", borderRadius: 4, fontSize: 14, controlHeight: 30, controlHeightSM: 26, wireframe: false,
    fontFamily: '"Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif',
    motionDurationMid: "0.12s", motionDurationSlow: "0.16s",
    // Whoever asked the system for less movement gets none.
    motion: !still(),
  },
  components: {
    Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
    Modal: { titleFontSize: 15 },
    Tabs: { horizontalItemPadding: "8px 0", titleFontSize: 13 },
    Form: { itemMarginBottom: 14, verticalLabelPadding: "0 0 4px" },
  },
};
