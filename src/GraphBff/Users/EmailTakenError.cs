using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Users;

internal sealed class EmailTakenError(string? email) : MutationError("Another user has this email address.")
{
    /// <summary>The address; null where the service does not say.</summary>
    public string? Email { get; } = email;
}
