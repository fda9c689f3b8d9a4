/** The parts of an OpenAPI document that the viewer shows. */
export type Schema = {
  $ref?: string; type?: string | string[]; format?: string; description?: string; enum?: unknown[]; items?: Schema; properties?: Record<string, Schema>; required?: string[];
  oneOf?: Schema[]; anyOf?: Schema[]; allOf?: Schema[]; additionalProperties?: boolean | Schema; const?: unknown;
};
export type Operation = {
  tags?: string[]; summary?: string; description?: string; parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> }; responses?: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }>;
};
export type OpenApi = { openapi: string; info?: { title?: string; version?: string }; paths: Record<string, Record<string, Operation>>; components?: { schemas?: Record<string, Schema> } };

const verbs = ["get", "post", "put", "patch", "delete"];
export function methods(doc: OpenApi): { tag: string; method: string; path: string; op: Operation }[] {
  return Object.entries(doc.paths ?? {}).flatMap(([path, ops]) => verbs.filter((v) => ops[v]).map((v) => ({ tag: ops[v]!.tags?.[0] ?? path.replace(/^\/api/, "").split("/")[1] ?? "其他", method: v, path, op: ops[v]! })));
}

/** A schema as short text, references opened `deep` levels down; cycles end in their name. */
export function schemaText(s: Schema | undefined, doc: OpenApi, depth = 0, deep = false, seen: string[] = []): string {
  if (!s) return "";
  const pad = "  ".repeat(depth + 1);
  if (s.$ref) {
    const name = s.$ref.split("/").pop()!;
    const target = doc.components?.schemas?.[name];
    return deep && target && !seen.includes(name) && depth < 4 ? `${name} ${schemaText(target, doc, depth, deep, [...seen, name])}` : name;
  }
  if (s.enum) return s.enum.map((x) => JSON.stringify(x)).join(" | ");
  if (s.const !== undefined) return JSON.stringify(s.const);
  const many = s.oneOf ?? s.anyOf ?? s.allOf;
  if (many) return many.map((x) => schemaText(x, doc, depth, deep, seen)).join(s.allOf ? " & " : " | ");
  const type = Array.isArray(s.type) ? s.type.join(" | ") : s.type;
  if (type?.startsWith("array") && s.items) return `[${schemaText(s.items, doc, depth, deep, seen)}]`;
  if (s.properties) {
    const inside = Object.entries(s.properties).map(([k, v]) => `${pad}${k}${s.required?.includes(k) ? "" : "?"}: ${schemaText(v, doc, depth + 1, deep, seen)}${v.description ? `  // ${v.description.split("\n")[0]}` : ""}`);
    return `{\n${inside.join("\n")}\n${"  ".repeat(depth)}}`;
  }
  return `${type ?? "any"}${s.format ? ` (${s.format})` : ""}`;
}
