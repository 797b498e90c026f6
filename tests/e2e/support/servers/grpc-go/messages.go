package main

// The messages of protos/user/v1/user.proto. Debian's Go protobuf reads the field numbers from the tags.

type User struct {
	Id        string `protobuf:"bytes,1,opt,name=id,proto3"`
	Name      string `protobuf:"bytes,2,opt,name=name,proto3"`
	Email     string `protobuf:"bytes,3,opt,name=email,proto3"`
	CreatedAt int64  `protobuf:"varint,4,opt,name=created_at,proto3"`
}

type GetUserRequest struct {
	Id string `protobuf:"bytes,1,opt,name=id,proto3"`
}

type GetUserResponse struct {
	User *User `protobuf:"bytes,1,opt,name=user,proto3"`
}

type ListUsersRequest struct {
	PageSize  int32  `protobuf:"varint,1,opt,name=page_size,proto3"`
	PageToken string `protobuf:"bytes,2,opt,name=page_token,proto3"`
}

type ListUsersResponse struct {
	Users         []*User `protobuf:"bytes,1,rep,name=users,proto3"`
	NextPageToken string  `protobuf:"bytes,2,opt,name=next_page_token,proto3"`
}

type CreateUserRequest struct {
	Name  string `protobuf:"bytes,1,opt,name=name,proto3"`
	Email string `protobuf:"bytes,2,opt,name=email,proto3"`
}

type CreateUserResponse struct {
	User *User `protobuf:"bytes,1,opt,name=user,proto3"`
}

type BatchGetUsersRequest struct {
	Ids []string `protobuf:"bytes,1,rep,name=ids,proto3"`
}

type BatchGetUsersResponse struct {
	Users []*User `protobuf:"bytes,1,rep,name=users,proto3"`
}

type WatchUsersRequest struct {
	Ids                 []string `protobuf:"bytes,1,rep,name=ids,proto3"`
	ResumeToken         string   `protobuf:"bytes,2,opt,name=resume_token,proto3"`
	IncludeCurrentState bool     `protobuf:"varint,3,opt,name=include_current_state,proto3"`
}

// Change is a WatchUsersResponse.
type Change struct {
	Kind        int32  `protobuf:"varint,1,opt,name=kind,proto3"`
	User        *User  `protobuf:"bytes,2,opt,name=user,proto3"`
	ResumeToken string `protobuf:"bytes,3,opt,name=resume_token,proto3"`
}

const (
	current     = 1
	createdKind = 2
	updated     = 3
	checkpoint  = 4
)

func (m *User) Reset()                  { *m = User{} }
func (m *GetUserRequest) Reset()        { *m = GetUserRequest{} }
func (m *GetUserResponse) Reset()       { *m = GetUserResponse{} }
func (m *ListUsersRequest) Reset()      { *m = ListUsersRequest{} }
func (m *ListUsersResponse) Reset()     { *m = ListUsersResponse{} }
func (m *CreateUserRequest) Reset()     { *m = CreateUserRequest{} }
func (m *CreateUserResponse) Reset()    { *m = CreateUserResponse{} }
func (m *BatchGetUsersRequest) Reset()  { *m = BatchGetUsersRequest{} }
func (m *BatchGetUsersResponse) Reset() { *m = BatchGetUsersResponse{} }
func (m *WatchUsersRequest) Reset()     { *m = WatchUsersRequest{} }
func (m *Change) Reset()                { *m = Change{} }

func (*User) ProtoMessage()                  {}
func (*GetUserRequest) ProtoMessage()        {}
func (*GetUserResponse) ProtoMessage()       {}
func (*ListUsersRequest) ProtoMessage()      {}
func (*ListUsersResponse) ProtoMessage()     {}
func (*CreateUserRequest) ProtoMessage()     {}
func (*CreateUserResponse) ProtoMessage()    {}
func (*BatchGetUsersRequest) ProtoMessage()  {}
func (*BatchGetUsersResponse) ProtoMessage() {}
func (*WatchUsersRequest) ProtoMessage()     {}
func (*Change) ProtoMessage()                {}

func (m *User) String() string                  { return m.Id }
func (m *GetUserRequest) String() string        { return m.Id }
func (m *GetUserResponse) String() string       { return "" }
func (m *ListUsersRequest) String() string      { return m.PageToken }
func (m *ListUsersResponse) String() string     { return "" }
func (m *CreateUserRequest) String() string     { return m.Email }
func (m *CreateUserResponse) String() string    { return "" }
func (m *BatchGetUsersRequest) String() string  { return "" }
func (m *BatchGetUsersResponse) String() string { return "" }
func (m *WatchUsersRequest) String() string     { return m.ResumeToken }
func (m *Change) String() string                { return m.ResumeToken }
