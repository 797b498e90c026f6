package main

import (
	"strconv"
	"strings"
	"sync"

	"github.com/golang/protobuf/proto"
	spb "google.golang.org/genproto/googleapis/rpc/status"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

var (
	ids     []string
	known   = map[string]bool{}
	mutex   sync.Mutex
	created []*User
	news    = make(chan struct{})
)

func user(id, more string) *User {
	return &User{Id: id, Name: "Name of " + id + more, Email: id + "@" + options.Host, CreatedAt: 1_700_000_000_000}
}

func getUser(r *GetUserRequest) (proto.Message, error) {
	if !known[r.Id] {
		return nil, status.Error(codes.NotFound, "no such user")
	}
	return &GetUserResponse{User: user(r.Id, "")}, nil
}

func listUsers(r *ListUsersRequest) (proto.Message, error) {
	start, _ := strconv.Atoi(r.PageToken)
	size := int(r.PageSize)
	if size == 0 || size > 200 {
		size = 50
	}
	response := &ListUsersResponse{}
	for ; size > 0 && start < len(ids); size, start = size-1, start+1 {
		response.Users = append(response.Users, user(ids[start], ""))
	}
	if start < len(ids) {
		response.NextPageToken = strconv.Itoa(start)
	}
	return response, nil
}

func batchGetUsers(r *BatchGetUsersRequest) (proto.Message, error) {
	response := &BatchGetUsersResponse{}
	for _, id := range r.Ids {
		if known[id] {
			response.Users = append(response.Users, user(id, ""))
		}
	}
	return response, nil
}

func createUser(r *CreateUserRequest) (proto.Message, error) {
	if strings.HasPrefix(r.Email, "taken@") {
		details := &spb.Status{}
		if err := proto.Unmarshal(options.EmailTaken, details); err != nil {
			return nil, err
		}
		return nil, status.ErrorProto(details)
	}
	mutex.Lock()
	defer mutex.Unlock()
	new := user("user-of-"+r.Email, "")
	new.Name, new.Email = r.Name, r.Email
	created = append(created, new)
	close(news)
	news = make(chan struct{})
	return &CreateUserResponse{User: new}, nil
}
