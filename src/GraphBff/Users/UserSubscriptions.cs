using GraphBff.Engine.Output;
using GraphBff.Engine.Types;
using GraphBff.Upstream.Streaming;
using GraphQL.Types;

namespace GraphBff.Users;

internal sealed class UserSubscriptions(UserChanges changes) : TypeExtension<SubscriptionType>
{
    protected override void Extend(SubscriptionType type) => type.Event<UserChangeType>("userChanged")
        .Argument<ListGraphType<NonNullGraphType<IdGraphType>>>(
            "ids", "Only these users, by global id, at most 200. All where there are none.")
        .Resumable()
        .From(field =>
        {
            var ids = KeySet.Of(field.Arguments.List<string>("ids").Select(id => GlobalId.Parse(id, "User", "ids")));
            return changes.Subscribe(field, ids, field.ResumeAfter(), field.CurrentState(byDefault: ids.Count > 0));
        })
        .Description("Each change of a user, and each new one.");
}
