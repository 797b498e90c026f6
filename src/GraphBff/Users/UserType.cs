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

        // Nullable, though the service always sends one: milliseconds can name a moment that no calendar has, and it loses itself only.
        DateTime("createdAt", user => DateTimeOffset.FromUnixTimeMilliseconds(user.CreatedAt))
            .Description("When the user was created.");
    }
}
