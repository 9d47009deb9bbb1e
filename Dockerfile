# The front end is built by MSBuild, hence Node beside the SDK.
FROM node:20-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
COPY . .
# The image has a browser of its own, so that the packed one can stay behind.
RUN dotnet publish src/StartupPlanner.Web -c Release -o /app && rm -rf /app/node_modules/@sparticuz

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS runtime

# .NET's own images of this version are Ubuntu, where Chromium comes as a snap only; Debian packages it.
FROM debian:trixie-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        ca-certificates chromium curl fonts-noto-cjk libicu76 libssl3t64 libstdc++6 tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 1654 --create-home planner \
    && install -d -o planner -g planner /data
COPY --from=runtime /usr/share/dotnet /usr/share/dotnet
RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet
COPY --from=build /app /app
ENV DOTNET_RUNNING_IN_CONTAINER=true \
    PLANNER_DATA=/data \
    Planner__Chromium=/usr/bin/chromium \
    Urls=http://+:8080
USER planner
WORKDIR /app
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=3s --start-period=60s CMD ["curl", "-fsS", "http://localhost:8080/health/ready"]
ENTRYPOINT ["dotnet", "StartupPlanner.Web.dll"]
