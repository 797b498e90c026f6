#!/usr/bin/env bash
# The pings that Microsoft's gRPC pages recommend have a Go server close the connection of a quiet stream.
#
# Packages: NuGet Grpc.Net.Client 2.85.0 on .NET 10; Debian's golang-google-grpc-dev 1.33.3 with its defaults.
# Guess: pings keep a quiet stream alive. They go out only while there is a call (HttpKeepAlivePingPolicy.WithActiveRequests).
# Seen: Go allows a ping each 5 minutes on a connection on which nothing is sent; the third that comes sooner is answered by GOAWAY
# ENHANCE_YOUR_CALM, and the stream fails as RESOURCE_EXHAUSTED. Pings are 4 s apart here, to be quick; with the 60 s of those pages it
# takes 195 s. C core and Java have the same rule (gRFC A8), and those clients ping seldomer after such a GOAWAY, which .NET does not.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"

cat >server.go <<'EOF'
package main

import (
	"fmt"
	"net"

	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
)

type raw struct{}

func (raw) Marshal(v interface{}) ([]byte, error)     { return *v.(*[]byte), nil }
func (raw) Unmarshal(data []byte, v interface{}) error { *v.(*[]byte) = data; return nil }
func (raw) String() string                             { return "raw" }

func quiet(_ interface{}, stream grpc.ServerStream) error {
	if err := stream.SendHeader(metadata.MD{}); err != nil {
		return err
	}
	<-stream.Context().Done()
	return nil
}

func main() {
	server := grpc.NewServer(grpc.CustomCodec(raw{}))
	server.RegisterService(&grpc.ServiceDesc{ServiceName: "s.S", Streams: []grpc.StreamDesc{{StreamName: "Quiet", ServerStreams: true, Handler: quiet}}}, nil)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	panic(server.Serve(listener))
}
EOF
cat >client.cs <<'EOF'
#:package Grpc.Net.Client@2.85.0
using Grpc.Core;
using Grpc.Net.Client;

using var channel = GrpcChannel.ForAddress(args[0], new GrpcChannelOptions
{
    HttpHandler = new SocketsHttpHandler
    {
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        KeepAlivePingDelay = TimeSpan.FromSeconds(4),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(30),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        EnableMultipleHttp2Connections = true,
    },
});
var method = new Method<string, string>(MethodType.ServerStreaming, "s.S", "Quiet", Marshallers.StringMarshaller, Marshallers.StringMarshaller);
using var call = channel.CreateCallInvoker().AsyncServerStreamingCall(method, null, new CallOptions(deadline: DateTime.UtcNow.AddSeconds(40)), "hello");
try
{
    await call.ResponseStream.MoveNext(default);
}
catch (RpcException exception)
{
    Console.WriteLine($"the quiet stream ended: {exception.StatusCode}");
}
EOF
GO111MODULE=off GOPATH=/usr/share/gocode go build -o go-server server.go
./go-server >port &
until [ -s port ]; do kill -0 $!; sleep 0.1; done
dotnet run client.cs "http://127.0.0.1:$(cat port)" | tee seen
diff seen - <<'EOF'
the quiet stream ended: ResourceExhausted
EOF
