// user.v1.UserService on grpc-go. Its only argument is JSON; see ../stacks.mjs.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/golang/protobuf/proto"
	"google.golang.org/grpc"
	"google.golang.org/grpc/keepalive"
)

var options struct {
	Host                                           string
	Port, Users, ChangeMs, AgeMs, GraceMs, Streams int
	EmailTaken                                     []byte
}

func method(name string, request func() proto.Message, answer func(proto.Message) (proto.Message, error)) grpc.MethodDesc {
	return grpc.MethodDesc{MethodName: name, Handler: func(_ interface{}, _ context.Context, read func(interface{}) error, _ grpc.UnaryServerInterceptor) (interface{}, error) {
		r := request()
		if err := read(r); err != nil {
			return nil, err
		}
		return answer(r)
	}}
}

func main() {
	if err := json.Unmarshal([]byte(os.Args[1]), &options); err != nil {
		log.Fatal(err)
	}
	for n := 1; n <= options.Users; n++ {
		id := fmt.Sprintf("user-%05d", n)
		ids = append(ids, id)
		known[id] = true
	}
	var settings []grpc.ServerOption
	if options.AgeMs > 0 {
		settings = append(settings, grpc.KeepaliveParams(keepalive.ServerParameters{
			MaxConnectionAge:      time.Duration(options.AgeMs) * time.Millisecond,
			MaxConnectionAgeGrace: time.Duration(options.GraceMs) * time.Millisecond,
		}))
	}
	if options.Streams > 0 {
		settings = append(settings, grpc.MaxConcurrentStreams(uint32(options.Streams)))
	}
	server := grpc.NewServer(settings...)
	server.RegisterService(&grpc.ServiceDesc{
		ServiceName: "user.v1.UserService",
		Methods: []grpc.MethodDesc{
			method("GetUser", func() proto.Message { return &GetUserRequest{} }, func(r proto.Message) (proto.Message, error) { return getUser(r.(*GetUserRequest)) }),
			method("ListUsers", func() proto.Message { return &ListUsersRequest{} }, func(r proto.Message) (proto.Message, error) { return listUsers(r.(*ListUsersRequest)) }),
			method("BatchGetUsers", func() proto.Message { return &BatchGetUsersRequest{} }, func(r proto.Message) (proto.Message, error) { return batchGetUsers(r.(*BatchGetUsersRequest)) }),
			method("CreateUser", func() proto.Message { return &CreateUserRequest{} }, func(r proto.Message) (proto.Message, error) { return createUser(r.(*CreateUserRequest)) }),
		},
		Streams: []grpc.StreamDesc{{StreamName: "WatchUsers", Handler: watchUsers, ServerStreams: true}},
	}, nil)
	listener, err := net.Listen("tcp", fmt.Sprintf("%s:%d", options.Host, options.Port))
	if err != nil {
		log.Fatal(err)
	}
	term := make(chan os.Signal, 1)
	signal.Notify(term, syscall.SIGTERM)
	go func() {
		<-term
		close(stopped)
		time.AfterFunc(2*time.Second, server.Stop)
		server.GracefulStop()
	}()
	fmt.Printf("listening, grpc-go %s\n", grpc.Version)
	if err := server.Serve(listener); err != nil {
		log.Fatal(err)
	}
	<-stopped
}
