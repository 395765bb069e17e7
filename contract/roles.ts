/** The four roles of a link, weakest first. See docs/decisions on access. */
export const ROLES = ["room", "viewer", "participant", "facilitator"] as const;
export type Role = (typeof ROLES)[number];

/** What a role may be asked to do; one name per row of the access matrix. */
export const ACTIONS = [
  "read",
  "duplicate",
  "presence",
  "cursor",
  "speak",
  "edit",
  "edit-sealed-actions",
  "pass-on",
  "run-session",
  "manage",
] as const;
export type Action = (typeof ACTIONS)[number];

const ALLOWED: Record<Role, readonly Action[]> = {
  room: ["read"],
  viewer: ["read", "duplicate", "presence", "speak"],
  participant: ["read", "duplicate", "presence", "speak", "cursor", "edit", "edit-sealed-actions", "pass-on"],
  facilitator: ACTIONS,
};

/** Whether `role` may do `action`. The only place that decides; server and interface both ask here. */
export function may(role: Role, action: Action): boolean {
  return ALLOWED[role].includes(action);
}

/** The stronger of two roles; a person with two links has the rights of the better one. */
export function strongerRole(a: Role, b: Role): Role {
  return ROLES.indexOf(a) >= ROLES.indexOf(b) ? a : b;
}
