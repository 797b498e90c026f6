using GraphQL.Types;

namespace GraphBff.Engine.Types.Mutations;

/// <summary>The fields of all errors in payloads.</summary>
public sealed class ErrorInterface : InterfaceGraphType
{
    public ErrorInterface()
    {
        Name = "Error";
        Description = "Something that went wrong in the domain and that a client handles.";
        Field<NonNullGraphType<StringGraphType>>("message").Description("What went wrong, for people.");
    }
}
