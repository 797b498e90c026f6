using GraphBff.Contracts.Common.V1;
using GraphBff.Contracts.Users.V1;
using GraphBff.Engine.Types;

namespace GraphBff.Users;

internal sealed class UserChangeType : ObjectType<WatchUsersResponse>
{
    public UserChangeType()
    {
        Enum<ChangeKind>("kind", change => change.Kind);
        Object<UserType>("user", change => change.User).NonNull().Description("The user after the change.");
        String("resumeToken", change => change.ResumeToken is "" ? null : change.ResumeToken).Nullable()
            .Description("Where `resumeAfter` goes on after this event; null while the present state is sent.");
    }
}
