# The pipeline as an image: dependencies by hash from the lock file, an unprivileged user, nothing written but volumes.
FROM python:3.11-slim-bookworm AS build
ENV PIP_CACHE_DIR=/var/cache/pip
RUN python3 -m venv /opt/pipeline
COPY requirements.lock /src/
RUN --mount=type=cache,target=/var/cache/pip \
    /opt/pipeline/bin/pip install --disable-pip-version-check --require-hashes -r /src/requirements.lock
COPY pyproject.toml README.md LICENSE /src/
COPY pipeline /src/pipeline
RUN --mount=type=cache,target=/var/cache/pip \
    /opt/pipeline/bin/pip install --disable-pip-version-check --no-deps /src \
    && /opt/pipeline/bin/python -m compileall -q /opt/pipeline/lib

FROM python:3.11-slim-bookworm
RUN useradd --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin pipeline \
    && install -d -o pipeline -g pipeline /stories /state
COPY --from=build /opt/pipeline /opt/pipeline
ENV PATH=/opt/pipeline/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIPELINE_LOG_DIR=/stories \
    PIPELINE_DATA_DIR=/state
USER pipeline
WORKDIR /stories
ENTRYPOINT ["pipeline"]
CMD ["--help"]
