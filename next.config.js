/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Pages and JSON are compressed here: often no proxy stands in front. The state of a board compresses itself.
  compress: true,
  // Development serves its own resources to this address too; tests and tools use it in place of localhost.
  allowedDevOrigins: ["127.0.0.1"],
  // A token in the address must not reach the terminal either.
  logging: { incomingRequests: { ignore: [/^\/join\//, /[?&]token=/] } },
  // Types are checked by `npm run check`; a start on somebody's machine need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Next would take the folder of a lock file further up for the root.
  turbopack: { root: import.meta.dirname },
};

export default config;
