# The image follows the commands of a clone: npm run build, then the server that npm start runs.
# docker build -t paperboard . — or docker compose up -d, see compose.yaml and docs/deployment.md.

FROM node:24-slim AS build
WORKDIR /app
# Packages first: they are installed again only when the lock file changes.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts && rm -rf .next/cache

FROM node:24-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 DATA_DIR=/data
# Next writes absolute paths into its output, so it stays where it was built.
WORKDIR /app
COPY --from=build /app/package.json /app/next.config.js ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/public ./public
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/scripts ./scripts
COPY --from=build /app/dist ./dist
COPY --from=build /app/.next ./.next
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Not by npm, which does not pass signals on.
CMD ["node", "--enable-source-maps", "dist/server/main.mjs"]
