using GraphBff.Contracts.Users.V1;
using GraphBff.Engine.Types;
using GraphBff.Engine.Types.Mutations;
using GraphBff.Upstream.Calls;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Users;

internal sealed class UserMutations(UserService.UserServiceClient users) : TypeExtension<MutationType>
{
    private static readonly DomainErrorMap Errors = new DomainErrorMap()
        .On("EMAIL_TAKEN", failure => new EmailTakenError(failure.Metadata.GetValueOrDefault("email")))

        // For a service that sends no reasons: only the address of a user is unique.
        .On(StatusCode.AlreadyExists, _ => new EmailTakenError(email: null))
        .OnViolations(violations => new ValidationError(violations));

    protected override void Extend(MutationType type)
        => type.Mutation<CreateUserInputType, CreateUserPayloadType>("createUser")
            .Resolve((_, field) => CreateAsync(field))
            .Description("Creates a user.");

    private async ValueTask<object?> CreateAsync(FieldContext field)
    {
        var request = field.Arguments.Read<CreateUserRequest>("input");
        if (UserRules.Check(request) is { Count: > 0 } violations)
        {
            return new MutationPayload<User>(null, [new ValidationError(violations)]);
        }

        var (response, errors) = await Errors.RunAsync(users.CreateUserAsync(request, field.CallOptions()));
        return new MutationPayload<User>(response?.User, errors);
    }
}
