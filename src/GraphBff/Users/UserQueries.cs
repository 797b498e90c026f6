using GraphBff.Engine.Batching;
using GraphBff.Engine.Output;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Users;

internal sealed class UserQueries : TypeExtension<QueryType>
{
    protected override void Extend(QueryType type)
    {
        type.One<UserType>("user")
            .Argument<NonNullGraphType<IdGraphType>>("id", "The user's global id.")
            .By<UserByIdLoader>((_, field) => GlobalId.Parse(field.Arguments.Get<string>("id"), "User", "id"))
            .Description("A user; null where there is none of this id.");

        type.Connection<UserType>("users")
            .Resolve((_, field) => field.Operation.Loader<UserPages>().ReadAsync(field, default))
            .Description("All users.");
    }
}
