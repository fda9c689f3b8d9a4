import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { App as AntApp, ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Refused, whenSignedOut } from "@/api/client";
import "@/app/base.css";
import "@/app/shell.css";
import { makeRouter } from "@/app/router";
import { theme } from "@/app/theme";
import { leaveDocument } from "@/shared/session";

dayjs.locale("zh-cn");

const client = new QueryClient({
  queryCache: new QueryCache(),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // A refusal stays a refusal; only a server that did not answer is asked once more.
      retry: (count, error) => !(error instanceof Refused && error.status > 0 && error.status < 500) && count < 1,
      refetchOnWindowFocus: true,
    },
  },
});
const router = makeRouter(client);

// Nobody was signed in yet: the router sends them to the sign-in page by itself.
whenSignedOut(() => client.getQueryData(["me"]) && leaveDocument(window.location.pathname + window.location.search));

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={theme} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
      <AntApp message={{ maxCount: 2 }}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  </StrictMode>,
);
