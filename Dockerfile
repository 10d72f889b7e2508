# The image of cscs-graph: the command `cscs` beside a Neo4j, serving the API unless told otherwise.
#
# It holds the run-time dependencies of requirements-runtime.txt and nothing else. The embedded graph server and its Java
# runtime are left out: a container talks to a Neo4j, so CSCS_URI has to be set.
# The base is pinned by its exact tag. Who wants the same bytes for ever adds its digest: --build-arg PYTHON=...@sha256:...
ARG PYTHON=3.12.15-slim-bookworm

FROM python:${PYTHON} AS builder
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /build
COPY requirements-build.txt requirements-runtime.txt ./
# two environments: the tools stay behind, and what is copied on has no pip
RUN python -m venv tools \
 && tools/bin/pip install --require-hashes --requirement requirements-build.txt \
 && python -m venv --without-pip /opt/cscs \
 && tools/bin/pip --python /opt/cscs/bin/python install --require-hashes --only-binary :all: --no-compile \
      --requirement requirements-runtime.txt
COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY cypher cypher
COPY seed seed
RUN tools/bin/pip wheel --no-deps --no-build-isolation --wheel-dir wheel . \
 && tools/bin/pip --python /opt/cscs/bin/python install --no-deps --no-compile wheel/*.whl \
 && /opt/cscs/bin/python -m compileall -q /opt/cscs/lib

FROM python:${PYTHON}
RUN groupadd --system --gid 10001 cscs \
 && useradd --system --uid 10001 --gid cscs --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin cscs \
 && install --directory --owner cscs --group cscs --mode 0700 /var/lib/cscs
COPY --from=builder /opt/cscs /opt/cscs
ENV PATH=/opt/cscs/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 CSCS_DATA=/var/lib/cscs
# by number, so that a check for a non-root user need not look into the image
USER 10001:10001
WORKDIR /var/lib/cscs
EXPOSE 8765
HEALTHCHECK --interval=10s --timeout=6s --start-period=30s --retries=6 \
  CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ.get('CSCS_PORT', '8765') + '/health', timeout=5)"]
ENTRYPOINT ["cscs"]
CMD ["serve"]
