package main

import (
	"fmt"
	"strconv"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
)

var stopped = make(chan struct{})

func watchUsers(_ interface{}, stream grpc.ServerStream) error {
	request := &WatchUsersRequest{}
	if err := stream.RecvMsg(request); err != nil {
		return err
	}
	// By default, gRPC sends the headers only with the first message.
	if err := stream.SendHeader(metadata.MD{}); err != nil {
		return err
	}
	if options.ChangeMs == 0 {
		return watchCreated(request, stream)
	}
	now := func() int { return int(time.Now().UnixMilli()) / options.ChangeMs }
	last, err := strconv.Atoi(request.ResumeToken)
	if err != nil {
		last = now()
	}
	if err := stream.SendMsg(&Change{Kind: checkpoint, ResumeToken: strconv.Itoa(last)}); err != nil {
		return err
	}
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-stream.Context().Done():
			return stream.Context().Err()
		case <-stopped:
			return nil
		case <-tick.C:
		}
		for last < now() {
			last++
			change := &Change{Kind: updated, User: user(ids[last%len(ids)], fmt.Sprintf(", change %d", last)), ResumeToken: strconv.Itoa(last)}
			if err := stream.SendMsg(change); err != nil {
				return err
			}
		}
	}
}

func watchCreated(request *WatchUsersRequest, stream grpc.ServerStream) error {
	// Returns the users created since a place, and a channel that closes when the next one is created.
	look := func(place int) ([]*User, chan struct{}) {
		mutex.Lock()
		defer mutex.Unlock()
		return created[place:], news
	}
	place := 0
	fresh, next := look(0)
	place = len(fresh)
	if request.IncludeCurrentState {
		for _, id := range request.Ids {
			if err := stream.SendMsg(&Change{Kind: current, User: user(id, "")}); err != nil {
				return err
			}
		}
	}
	for {
		select {
		case <-stream.Context().Done():
			return stream.Context().Err()
		case <-stopped:
			return nil
		case <-next:
		}
		fresh, next = look(place)
		place += len(fresh)
		for _, new := range fresh {
			if err := stream.SendMsg(&Change{Kind: createdKind, User: new}); err != nil {
				return err
			}
		}
	}
}
