using Google.Protobuf.Reflection;
using GraphBff.Contracts.Users.V1;

namespace GraphBff.DemoServices.Tests.Users;

/// <summary>Pins the part of user.v1 that existing servers and clients rely on.</summary>
public sealed class SeedContractTests
{
    [Theory]
    [InlineData("GetUser", "GetUserRequest", "GetUserResponse")]
    [InlineData("ListUsers", "ListUsersRequest", "ListUsersResponse")]
    [InlineData("CreateUser", "CreateUserRequest", "CreateUserResponse")]
    public void UserService_SeedMethod_AsInTheSeed(string name, string request, string response)
    {
        var method = UserService.Descriptor.FindMethodByName(name);

        Assert.Equal("user.v1.UserService", method.Service.FullName);
        Assert.Equal((request, response), (method.InputType.Name, method.OutputType.Name));
        Assert.False(method.IsClientStreaming || method.IsServerStreaming);
    }

    [Theory]
    [InlineData("User", "string id = 1", "string name = 2", "string email = 3", "int64 created_at = 4")]
    [InlineData("GetUserRequest", "string id = 1")]
    [InlineData("GetUserResponse", "User user = 1")]
    [InlineData("ListUsersRequest", "int32 page_size = 1", "string page_token = 2")]
    [InlineData("ListUsersResponse", "repeated User users = 1", "string next_page_token = 2")]
    [InlineData("CreateUserRequest", "string name = 1", "string email = 2")]
    [InlineData("CreateUserResponse", "User user = 1")]
    public void Message_OfTheSeed_AsInTheSeed(string name, params string[] fields)
    {
        var message = UserReflection.Descriptor.FindTypeByName<MessageDescriptor>(name);

        // Later fields follow the seed's. A service that knows only the seed ignores them.
        Assert.Equal(fields, message.Fields.InFieldNumberOrder().Take(fields.Length).Select(Declaration));
    }

    private static string Declaration(FieldDescriptor field)
    {
        var type = field.FieldType == FieldType.Message ? field.MessageType.Name : field.FieldType.ToString().ToLowerInvariant();
        return $"{(field.IsRepeated ? "repeated " : "")}{type} {field.Name} = {field.FieldNumber}";
    }
}
