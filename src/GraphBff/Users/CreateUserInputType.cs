using GraphBff.Contracts.Users.V1;
using GraphBff.Engine.Inputs;
using GraphQL.Types;

namespace GraphBff.Users;

internal sealed class CreateUserInputType : InputType<CreateUserRequest>
{
    public CreateUserInputType()
    {
        Name = "CreateUserInput";
        Field<NonNullGraphType<StringGraphType>>("name").Description("1 to 100 characters.");
        Field<NonNullGraphType<StringGraphType>>("email").Description("A valid email address that no other user has.");
    }

    protected override CreateUserRequest Read(InputObject input)
        => new() { Name = input.Get<string>("name"), Email = input.Get<string>("email") };
}
