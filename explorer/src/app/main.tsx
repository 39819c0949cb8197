import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router";
import { makeQueryClient } from "@/api/queries";
import { KeyboardProvider } from "./keys";
import { makeRouter } from "./router";
import "./tokens.css";
import "./base.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <KeyboardProvider>
        <RouterProvider router={makeRouter()} />
      </KeyboardProvider>
    </QueryClientProvider>
  </StrictMode>,
);
