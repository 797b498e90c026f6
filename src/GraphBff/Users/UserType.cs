using GraphBff.Contracts.Users.V1;
using GraphBff.Engine.Types;

namespace GraphBff.Users;

internal sealed class UserType : ObjectType<User>
{
    public UserType()
    {
        Node<UserByIdLoader>(user => user.Id);
        String("name", user => user.Name);
        String("email", user => user.Email);
        DateTime("createdAt", user => DateTimeOffset.FromUnixTimeMilliseconds(user.CreatedAt)).NonNull()
            .Description("When the user was created.");
    }
}
