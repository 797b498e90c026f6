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

        // Nullable although the service always sends it: milliseconds may be out of a calendar's range. Then only this field is lost.
        DateTime("createdAt", user => DateTimeOffset.FromUnixTimeMilliseconds(user.CreatedAt))
            .Description("When the user was created.");
    }
}
