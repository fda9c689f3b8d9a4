import { describe, expect, it } from "vitest";
import { methods, schemaText, type OpenApi } from "./openapi";

const doc: OpenApi = { openapi: "3.1.0", paths: { "/api/tasks": { get: { summary: "s" }, post: {} } }, components: { schemas: { Node: { type: "object", required: ["id"], properties: { id: { type: "string", format: "uuid" }, next: { $ref: "#/components/schemas/Node" } } } } } };
describe("the API viewer", () => {
  it("lists every method under its first path word", () => expect(methods(doc).map((m) => `${m.tag} ${m.method}`)).toEqual(["tasks get", "tasks post"]));
  it("ends a schema that contains itself", () => expect(schemaText({ $ref: "#/components/schemas/Node" }, doc, 0, true)).toBe("Node {\n  id: string (uuid)\n  next?: Node\n}"));
  it("survives a reference to nothing", () => expect(schemaText({ $ref: "#/components/schemas/Gone" }, doc, 0, true)).toBe("Gone"));
});
