# One static binary on an empty image; the data lives in /data.
FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG COMMIT=
RUN CGO_ENABLED=0 go build -trimpath -tags nomsgpack -ldflags "-s -w -X plotmill/app.commit=$COMMIT" -o /plotmill . && mkdir /data

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /plotmill /plotmill
COPY --from=build --chown=nonroot:nonroot /data /data
WORKDIR /data
ENV PLOTMILL_HTTP_ADDR=0.0.0.0:8080 PLOTMILL_STORE_URL=sqlite:/data/plotmill.db
EXPOSE 8080
VOLUME /data
ENTRYPOINT ["/plotmill"]
CMD ["serve"]
