using GraphBff.Engine.Limits;
using GraphBff.Engine.Parsing;

namespace GraphBff.Engine.Tests.Limits;

public class IntrospectionLimitTests
{
    [Fact]
    public void Parse_FullIntrospection_KeepsToTheDefaults()
        => Assert.Null(new DocumentParser(new LimitOptions()).Parse(IntrospectionDocument.Text).Error);

    [Fact]
    public void Parse_FullIntrospection_KeepsToTightLimitsForOtherFields()
        => Assert.Null(
            new DocumentParser(new LimitOptions { Depth = 1, Fields = 1, RootFields = 1 }).Parse(IntrospectionDocument.Text).Error);
}
