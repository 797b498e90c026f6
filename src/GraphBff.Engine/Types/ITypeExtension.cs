using GraphQL.Types;

namespace GraphBff.Engine.Types;

internal interface ITypeExtension
{
    Type Type { get; }

    void Extend(IGraphType type);
}
