using GraphBff.Contracts.Common.V1;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Inputs;
using GraphBff.Inventory;
using GraphQL.Types;

namespace GraphBff.Payments;

internal sealed class MoneyInputType : InputType<Money>
{
    public MoneyInputType()
    {
        Name = "MoneyInput";
        Description = "An amount of money.";
        Field<NonNullGraphType<StringGraphType>>("currencyCode");
        Field<NonNullGraphType<StringGraphType>>("units").Description("The amount as a decimal, e.g. `12.50`.");
    }

    protected override Money Read(InputObject input)
        => MoneyAmount.TryParse(input.Get<string>("units"), input.Get<string>("currencyCode"), out var money)
            ? money
            : throw new GraphException(ErrorCodes.BadUserInput, "'units' must be a decimal with at most nine decimals.");
}
