/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The server compresses; a proxy may too. Next's own compression would do it a third time.
  compress: false,
};

export default config;
