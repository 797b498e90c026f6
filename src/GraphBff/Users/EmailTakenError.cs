using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Users;

internal sealed class EmailTakenError(string email) : MutationError("Another user has this email address.")
{
    public string Email { get; } = email;
}
